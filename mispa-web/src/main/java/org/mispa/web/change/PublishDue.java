package org.mispa.web.change;

import java.time.Clock;
import java.util.Locale;
import org.mispa.domain.change.NamesUnpublished;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.change.StillNamed;
import org.mispa.domain.change.Workflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/// Publishes approved changes when their time comes. Several instances may try at once: one of them finds it waiting.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PublishDue {
    private static final Logger LOG = LoggerFactory.getLogger(PublishDue.class);

    private final Proposals proposals;
    private final Workflow workflow;
    private final MessageSource messages;
    private final Clock clock;

    PublishDue(Proposals proposals, Workflow workflow, MessageSource messages, Clock clock) {
        this.proposals = proposals;
        this.workflow = workflow;
        this.messages = messages;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${mispa.publish-due:PT20S}", initialDelayString = "${mispa.publish-due:PT20S}")
    void publish() {
        var now = clock.instant();
        for (var id : proposals.due(now)) {
            try {
                workflow.publishDue(id, now);
            } catch (StaleChange | StillNamed | NamesUnpublished moved) {
                LOG.info("Change {} could not be published at its time: {}", id, moved.getMessage());
                var note = moved instanceof NamesUnpublished ? "review.unpublished.note" : "review.moved.note";
                workflow.giveBackDue(id, messages.getMessage(note, null, Locale.ENGLISH), now);
            }
        }
    }
}
