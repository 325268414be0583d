package org.mispa.web.system;

import java.util.Set;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.shared.RecordKind;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Addresses at which things go wrong.
@Controller
@TestComponent // not found by tests of the whole portal
class SampleController {
    @GetMapping("/mandates/{number}")
    String missing(@PathVariable String number) {
        throw new NotRecorded(RecordKind.MANDATE, number);
    }

    @GetMapping("/fault")
    String fault() {
        throw new IllegalStateException("secret");
    }

    @GetMapping("/broken-page")
    String brokenPage() {
        return "sample-broken";
    }

    @GetMapping("/unreachable")
    String unreachable() {
        throw new IllegalStateException(new java.sql.SQLTransientConnectionException("secret"));
    }

    @GetMapping("/by-status")
    String byStatus(@RequestParam ActivityStatus status) {
        return "sample-" + status;
    }

    record Wanted(Set<ActivityStatus> status) {}

    @GetMapping("/by-filter")
    String byFilter(Wanted wanted) {
        return "sample-" + wanted;
    }

    @GetMapping("/by-number/{number}")
    String byNumber(@PathVariable int number) {
        return "sample-" + number;
    }
}
