package org.mispa.web.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.BlockedBatch;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.exchange.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Long work on imports and bulk changes goes on behind the pages. What is short is waited for, so that the next page
/// shows it.
@Component
class ImportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int SECONDS = 3;

    private final Batches batches;
    private final ImportRecords imports;
    private final Clock clock;
    private final Executor executor;
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    ImportJobs(
            Batches batches,
            ImportRecords imports,
            Clock clock,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.batches = batches;
        this.imports = imports;
        this.clock = clock;
        this.executor = executor;
    }

    boolean isRunning(long id) {
        return waiting.contains(id) || batches.isHeld(id);
    }

    /// The dry run.
    void check(long id, Staff author) {
        start(id, one -> imports.check(one, author, clock.instant()));
    }

    /// Does nothing where the import is being worked on. Why work changed nothing is kept with it.
    void start(long id, Consumer<Long> work) {
        if (!waiting.add(id)) {
            return;
        }
        var done = CompletableFuture.runAsync(
                () -> {
                    try {
                        work.accept(id);
                    } catch (BlockedBatch blocked) {
                        imports.stopped(id, blocked.trouble(), blocked.records(), clock.instant());
                    } catch (NotAllowed | StaleProposal meanwhile) {
                        LOG.info("Import {} was decided meanwhile", id);
                    } catch (RuntimeException failed) {
                        LOG.warn("Import {} changed nothing", id, failed);
                        imports.stopped(id, Trouble.REFUSED, List.of(), clock.instant());
                    } finally {
                        waiting.remove(id);
                    }
                },
                executor);
        try {
            done.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException goesOn) {
            LOG.debug("Import {} goes on", id);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            LOG.warn("Import {} failed", id, failed);
        }
    }
}
