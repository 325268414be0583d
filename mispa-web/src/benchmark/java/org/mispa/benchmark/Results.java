package org.mispa.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured, as it is written to `results.json`. Times are milliseconds; null is what was not asked for or
/// cannot
/// be.
record Results(String day, String machine, List<Size> sizes, List<PageResult> other) {
    /// @param started the packaged portal on a database that is there
    /// @param launched the same in the other way that was named
    record Size(
            int activities,
            long databaseBytes,
            List<PageResult> pages,
            @Nullable Writes writes,
            @Nullable Memory memory,
            @Nullable Double started,
            @Nullable Double launched) {}

    /// @param bytes of an answer, as it is sent
    /// @param one asked for again and again over one connection
    /// @param eight over eight
    /// @param paced at half of what eight reach
    /// @param bare as many bytes from the same server without the portal, over eight connections
    /// @param signedIn over one connection, by somebody who is signed in
    /// @param uncached reckoned for another day each time, or filtered in another way
    /// @param afterChange right after a change was published
    /// @param statements that an uncached answer needs
    /// @param allocated bytes for an answer
    /// @param allocatedUncached bytes for an uncached one
    record PageResult(
            String name,
            String path,
            long bytes,
            @Nullable Times one,
            @Nullable Times eight,
            @Nullable Times paced,
            @Nullable Times bare,
            @Nullable Times signedIn,
            @Nullable Times uncached,
            @Nullable Double afterChange,
            @Nullable Double statements,
            @Nullable Double allocated,
            @Nullable Double allocatedUncached,
            FirstLoad.@Nullable Painted painted) {}

    /// @param failed answers that were errors or none
    record Times(double perSecond, double p50, double p99, long answers, long failed) {
        static Times of(Load.Measured measured) {
            return new Times(
                    measured.perSecond(),
                    measured.percentile(50),
                    measured.percentile(99),
                    measured.answered(),
                    measured.failed());
        }
    }

    /// @param published by eight writers
    /// @param readers meanwhile, at a steady pace
    /// @param readersBefore the same without writers
    record Writes(Times published, Times readers, Times readersBefore) {}

    /// @param peak most that was ever in use, @param kept what the last collections left, @param max what there may be
    record Memory(long peak, long kept, long max) {}
}
