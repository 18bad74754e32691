package jp.mymovie.constructs.cost;

/**
 * A stage as its own account knows its kill switch.
 *
 * @param roleName physical name of the {@link SwitchRole}
 * @param path path of the parameters that say what the switch moves, such as {@code /films/switch/movies/prod}
 */
public record Switched(String roleName, String path) {
    public Switched {
        if (!path.matches("(/[\\w.-]+)+")) {
            throw new IllegalArgumentException("'path' must be like /films/switch/movies/prod, got %s".formatted(path));
        }
    }
}
