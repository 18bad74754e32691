package jp.mymovie.lab.incidents;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;

/** {@code ./mymovie drill alarms}. */
public final class AlarmDrill {
    static final List<Incident> INCIDENTS = Stream.of(ServiceIncidents.ALL, EdgeIncidents.ALL, EstateIncidents.ALL)
            .flatMap(List::stream)
            .toList();

    private AlarmDrill() {}

    public static void main(String... arguments) {
        Replay replay = new Replay(Assembly.read(Path.of(arguments[0])));
        for (double rate : new double[] {0.5, 2, 60, 600}) {
            long t = System.currentTimeMillis();
            for (Answer a : replay.at(rate, INCIDENTS)) {
                System.out.printf(
                        "%s %2d %-50s %-8s %s %s%n",
                        rate,
                        a.incident().number(),
                        a.incident().what(),
                        a.incident().urgency(),
                        a.isInTime() ? "ok " : "OPEN",
                        a.first());
            }
            System.out.println(System.currentTimeMillis() - t);
        }
    }
}
