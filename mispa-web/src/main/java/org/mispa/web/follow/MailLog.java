package org.mispa.web.follow;

import java.util.List;
import java.util.stream.Collectors;
import org.mispa.domain.follow.Digests.Logged;
import org.mispa.web.system.Here;
import org.mispa.web.system.SubjectPages;
import org.springframework.stereotype.Component;

/// Makes the log of mails ready to be shown.
@Component
class MailLog {
    private final SubjectPages subjects;

    MailLog(SubjectPages subjects) {
        this.subjects = subjects;
    }

    /// @param about names of what it tells of, keys where they were withdrawn
    record Line(Logged logged, String about) {}

    List<Line> shown(List<Logged> log, Here here) {
        var named = subjects.all(
                log.stream().flatMap(each -> each.about().stream()).distinct().toList(), here);
        return log.stream()
                .map(each -> new Line(
                        each,
                        each.about().stream()
                                .map(subject -> {
                                    var one = named.get(subject);
                                    return one == null
                                            ? subject.record().key()
                                            : one.title().value();
                                })
                                .collect(Collectors.joining("; "))))
                .toList();
    }
}
