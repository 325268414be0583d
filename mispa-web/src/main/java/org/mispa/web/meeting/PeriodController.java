package org.mispa.web.meeting;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.KnownStates;
import org.mispa.domain.meeting.FrozenPeriod;
import org.mispa.domain.meeting.FrozenPeriods;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.meeting.ReportingPeriodRow;
import org.mispa.domain.meeting.ReportingPeriods;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The permanent address of a reporting period: it leads to the portal as it was known when the period was frozen.
@Controller
class PeriodController {
    private final ReportingPeriods periods;
    private final FrozenPeriods frozen;
    private final Directory directory;
    private final KnownStates states;
    private final Clock clock;

    PeriodController(
            ReportingPeriods periods, FrozenPeriods frozen, Directory directory, KnownStates states, Clock clock) {
        this.periods = periods;
        this.frozen = frozen;
        this.directory = directory;
        this.states = states;
        this.clock = clock;
    }

    /// @param title null where the period is recorded without one
    private record Period(ReportingPeriodRow row, @Nullable Text title) {}

    @GetMapping("/periods/{key}")
    String show(@PathVariable String key, Here here, Model model) {
        var id = Parameters.id(RecordKind.REPORTING_PERIOD, key, ReportingPeriodId::of);
        var kept = frozen.find(key).orElse(null);
        var period = kept == null
                ? recorded(id, here.language())
                : states.in(states.of(kept), () -> recorded(id, here.language()));
        model.addAttribute("period", period.row());
        model.addAttribute("title", period.title());
        model.addAttribute("frozen", kept);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("permanent", here.whole(here.path()));
        return "meeting/period";
    }

    private Period recorded(ReportingPeriodId id, Language language) {
        var record = new RecordKey(RecordKind.REPORTING_PERIOD, id.toString());
        return periods.all().stream()
                .filter(row -> row.key().equals(id.toString()))
                .findFirst()
                .map(row -> new Period(
                        row,
                        directory.titles(java.util.List.of(record), language).get(record)))
                .orElseThrow(() -> new NotRecorded(RecordKind.REPORTING_PERIOD, id.toString()));
    }

    @PostMapping("/periods/{key}/freeze")
    String freeze(@AuthenticationPrincipal SignedIn reader, @PathVariable String key, Here here) {
        var id = Parameters.id(RecordKind.REPORTING_PERIOD, key, ReportingPeriodId::of);
        recorded(id, here.language());
        FrozenPeriod kept =
                states.freeze(id, new Actor(reader.name(), reader.id().value()), clock.instant());
        return "redirect:/periods/" + kept.period();
    }
}
