package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SharesTest {
    private final AtomicLong seconds = new AtomicLong(1_000);
    private final Shares shares = new Shares(6, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return seconds.get() * 1_000_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void nobodyTakesTheShareOfAnother() {
        for (var n = 0; n < 6; n++) {
            assertThat(shares.take("greedy")).isZero();
        }
        for (var n = 0; n < 100; n++) {
            assertThat(shares.take("greedy")).isBetween(1L, 11L);
        }
        assertThat(shares.take("modest")).isZero();
    }

    @Test
    void aShareComesBackWithinAMinute() {
        for (var n = 0; n < 6; n++) {
            shares.take("greedy");
        }
        seconds.addAndGet(shares.take("greedy"));
        assertThat(shares.take("greedy")).as("after the time that was told").isZero();
        seconds.addAndGet(60);
        for (var n = 0; n < 6; n++) {
            assertThat(shares.take("greedy")).isZero();
        }
        assertThat(shares.take("greedy")).isPositive();
    }

    @Test
    void noneIsCountedWhereThereIsNoLimit() {
        var open = new Shares(0, TimeMeter.SYSTEM_MILLISECONDS);
        for (var n = 0; n < 10_000; n++) {
            assertThat(open.take("anybody")).isZero();
        }
    }

    private static String address(String remote) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        return String.valueOf(Shares.address(request));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.7, ::ffff:192.0.2.7, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "unknown, unknown, true"
    })
    void anAddressOfTheNewKindCountsByItsNetwork(String one, String other, boolean same) {
        assertThat(address(one).equals(address(other))).isEqualTo(same);
    }

    @Test
    void thisMachineIsNotHeldBack() {
        assertThat(address("127.0.0.1")).isEqualTo("null");
        assertThat(address("0:0:0:0:0:0:0:1")).isEqualTo("null");
    }
}
