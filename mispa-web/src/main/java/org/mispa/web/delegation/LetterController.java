package org.mispa.web.delegation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.country.MemberStates.MemberState;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.ReviewRound;
import org.mispa.domain.delegation.ReviewRounds;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Here;
import org.mispa.web.system.OpenRounds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// One letter for each member state, to be printed: what is recorded about it, and a form to answer on paper.
@Controller
class LetterController {
    private final ReviewRounds rounds;
    private final Review review;
    private final MemberStates states;
    private final OpenRounds open;
    private final Clock clock;

    LetterController(ReviewRounds rounds, Review review, MemberStates states, OpenRounds open, Clock clock) {
        this.rounds = rounds;
        this.review = review;
        this.states = states;
        this.open = open;
        this.clock = clock;
    }

    /// @param number by which remarks name the entry
    record Line(int number, ReviewEntry entry) {}

    /// @param parts the entries by component; 6 for those that serve none
    record Letter(MemberState state, int entries, Map<Integer, List<Line>> parts) {}

    /// All of them, in the alphabetical order of the language.
    @GetMapping("/rounds/{key}/letters")
    String all(@PathVariable String key, Here here, Model model) {
        return page(find(key), null, states.all(here.language()), here, model);
    }

    /// @param code what the state's address ends in
    @GetMapping("/rounds/{key}/letters/{code}")
    String one(@PathVariable String key, @PathVariable String code, Here here, Model model) {
        var round = find(key);
        var state = states.all(here.language()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(Delegations::none);
        return page(round, state, List.of(state), here, model);
    }

    private ReviewRound find(String key) {
        return rounds.find(key).orElseThrow(Delegations::none);
    }

    private String page(
            ReviewRound round, @Nullable MemberState only, List<MemberState> shown, Here here, Model model) {
        model.addAttribute("round", round);
        model.addAttribute("only", only);
        model.addAttribute("meeting", open.meeting(round, here));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("site", here.whole(here.path().replaceFirst("/rounds/.*", "/")));
        model.addAttribute(
                "letters", shown.stream().map(state -> letter(state, here)).toList());
        return "delegation/letters";
    }

    private Letter letter(MemberState state, Here here) {
        var entries = review.entries(Delegation.of(state.id()), false, here.language());
        var parts = new TreeMap<Integer, List<Line>>();
        for (var i = 0; i < entries.size(); i++) {
            var line = new Line(i + 1, entries.get(i));
            parts.computeIfAbsent(line.entry().component(), component -> new ArrayList<>())
                    .add(line);
        }
        return new Letter(state, entries.size(), parts);
    }
}
