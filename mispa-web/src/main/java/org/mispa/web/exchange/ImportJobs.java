package org.mispa.web.exchange;

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
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.BlockedBatch;
import org.mispa.domain.exchange.Trouble;
import org.mispa.domain.shared.RecordKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Long work on imports goes on behind the pages. What is short is waited for, so that the next page shows it.
@Component
class ImportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int SECONDS = 3;

    private final Batches batches;
    private final Executor executor;
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    ImportJobs(Batches batches, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.batches = batches;
        this.executor = executor;
    }

    /// Keeps why work changed nothing.
    interface Stopped {
        void keep(Trouble trouble, List<RecordKey> inTheWay);
    }

    boolean isRunning(long id) {
        return waiting.contains(id) || batches.isHeld(id);
    }

    /// Does nothing where the import is being worked on.
    void start(long id, Consumer<Long> work, Stopped stopped) {
        if (!waiting.add(id)) {
            return;
        }
        var done = CompletableFuture.runAsync(
                () -> {
                    try {
                        work.accept(id);
                    } catch (BlockedBatch blocked) {
                        stopped.keep(blocked.trouble(), blocked.records());
                    } catch (NotAllowed | StaleProposal meanwhile) {
                        LOG.info("Import {} was decided meanwhile", id);
                    } catch (RuntimeException failed) {
                        LOG.warn("Import {} changed nothing", id, failed);
                        stopped.keep(Trouble.REFUSED, List.of());
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
