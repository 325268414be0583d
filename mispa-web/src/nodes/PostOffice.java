import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A mail server that takes everything and keeps it.
final class PostOffice {
    private final List<String> mails = Collections.synchronizedList(new ArrayList<>());

    PostOffice(int port) throws IOException {
        var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    var sender = server.accept();
                    Thread.ofVirtual().start(() -> take(sender));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    List<String> mails() {
        return List.copyOf(mails);
    }

    private void take(Socket sender) {
        try (sender;
                var in = new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8))) {
            say(sender, "220 here");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(sender, "354 go on");
                    var mail = new StringBuilder();
                    for (var of = in.readLine(); of != null && !of.equals("."); of = in.readLine()) {
                        mail.append(of).append('\n');
                    }
                    mails.add(mail.toString());
                    say(sender, "250 taken");
                } else if (line.startsWith("QUIT")) {
                    say(sender, "221 bye");
                    return;
                } else {
                    say(sender, "250 fine");
                }
            }
        } catch (IOException gone) {
            System.err.println("A sender of mail went away: " + gone.getMessage());
        }
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }
}
