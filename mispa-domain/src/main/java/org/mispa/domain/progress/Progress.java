package org.mispa.domain.progress;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.Judgements.JudgementRow;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.shared.Text;

/// Where the whole Commitment stands on a day.
///
/// @param tally everything recorded, each record once, also what serves no mandate
/// @param states member states named as taking part in anything
/// @param memberStates how many there are
public record Progress(
        List<OfComponent> components, List<OfMandate> mandates, Tally tally, long states, long memberStates) {

    /// @param tally each record once, though one may serve several mandates
    public record OfComponent(int number, Text title, Tally tally) {}

    /// @param declared whether a source declares it complied with
    /// @param inferred activities and deliverables among the tally that rest on the portal's reading only
    /// @param judgement that the secretariat made and that counts on the day; null where there is none
    public record OfMandate(
            String number,
            int component,
            Text title,
            Addressee addressee,
            boolean declared,
            Tally tally,
            long inferred,
            @Nullable JudgementRow judgement) {

        /// The status that counts: the one that the secretariat has set, or else the reckoned one.
        public MandateStatus status() {
            return judgement == null ? reckoned() : judgement.status();
        }

        /// What follows from the records alone.
        public MandateStatus reckoned() {
            return tally.mandateStatus();
        }
    }

    public Progress {
        components = List.copyOf(components);
        mandates = List.copyOf(mandates);
    }

    public Optional<OfMandate> mandate(String number) {
        return mandates.stream()
                .filter(mandate -> mandate.number().equals(number))
                .findFirst();
    }

    public Optional<OfComponent> component(int number) {
        return components.stream()
                .filter(component -> component.number() == number)
                .findFirst();
    }

    public List<OfMandate> mandatesOf(int component) {
        return mandates.stream()
                .filter(mandate -> mandate.component() == component)
                .toList();
    }

    /// How many mandates stand where, every status named, in the order of attention.
    public static Map<MandateStatus, Long> distribution(List<OfMandate> mandates) {
        var distribution = new LinkedHashMap<MandateStatus, Long>();
        Arrays.stream(MandateStatus.values())
                .forEach(status -> distribution.put(
                        status,
                        mandates.stream()
                                .filter(mandate -> mandate.status() == status)
                                .count()));
        return distribution;
    }
}
