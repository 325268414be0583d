package org.mispa.web.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What one visitor may ask for: so many requests at any time, which come back within a minute. Each instance of the
/// portal counts for itself.
class Shares {
    /// Of as many visitors it is known what they asked for lately.
    private static final int MOST_VISITORS = 100_000;

    /// The network of a household or an office in IPv6, half of the address.
    private static final int NETWORK_BYTES = 8;

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<String, Bucket> left = Caffeine.newBuilder()
            .maximumSize(MOST_VISITORS)
            .expireAfterAccess(Duration.ofMinutes(2)) // it is full again by then
            .build();

    /// @param perMinute 0 for any number
    Shares(int perMinute, TimeMeter time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    /// Takes one of what a visitor may ask for.
    ///
    /// @return 0, or how many seconds to wait where nothing is left
    long take(String visitor) {
        if (perMinute == 0) {
            return 0;
        }
        var taken = left.get(visitor, first -> full()).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()) + 1;
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /// The address of a visitor, or the network where they have many. Null for this machine itself: a proxy on it that
    /// the portal was not told of would stand for all visitors.
    static @Nullable String address(HttpServletRequest request) {
        var literal = request.getRemoteAddr();
        try {
            var address = InetAddress.ofLiteral(literal);
            if (address.isLoopbackAddress()) {
                return null;
            }
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return literal; // what a proxy wrote
        }
    }
}
