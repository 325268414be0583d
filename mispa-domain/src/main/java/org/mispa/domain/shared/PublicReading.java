package org.mispa.domain.shared;

/// What is read for the public may be read from a copy of the database, which follows the original a little later. It
/// is
/// read from there only once the copy holds all that the reader has to see (docs/adr/0018). Whoever writes, and whoever
/// is signed in, reads the original.
public interface PublicReading {
    /// Whether there is a copy at all.
    boolean hasCopy();

    /// Lets this thread read from the copy until [#end()].
    void begin();

    /// Lets this thread read the original again.
    ///
    /// @return whether anything was read from the copy
    boolean end();

    /// To be called where something failed that was read from the copy: nothing more is read from it before it has said
    /// how far it is.
    void distrust();
}
