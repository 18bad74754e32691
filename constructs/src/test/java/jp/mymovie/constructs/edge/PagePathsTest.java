package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PagePathsTest {
    @Test
    void turnPagesIntoTheOnePageAndLeaveFilesAlone() throws Exception {
        assertThat(rewrite("/", "/about", "/u/hanako", "/u/hanako/", "/callback", "/u/han.ako/films"))
                .containsOnly("/index.html");
        assertThat(rewrite("/assets/index-1a2b.js", "/config.json", "/favicon.ico"))
                .containsExactly("/assets/index-1a2b.js", "/config.json", "/favicon.ico");
    }

    private static String[] rewrite(String... paths) throws IOException, InterruptedException {
        String script = PagePaths.source()
                + "console.log(process.argv.slice(1).map(p => handler({request: {uri: p}}).uri).join(' '));";
        String[] command = new String[paths.length + 3];
        System.arraycopy(new String[] {"node", "-e", script}, 0, command, 0, 3);
        System.arraycopy(paths, 0, command, 3, paths.length);
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output.strip().split(" ");
    }
}
