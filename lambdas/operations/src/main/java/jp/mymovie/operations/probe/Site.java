package jp.mymovie.operations.probe;

import java.net.URI;

/**
 * Site to visit.
 *
 * @param origin address without a path, such as {@code https://mymovie.example}
 * @param stage name of the stage, which the site's configuration must say too
 * @param read path of a public answer of the API that comes from the table; empty for none
 * @param signIn whether the configuration must name a user pool and its pages
 */
public record Site(URI origin, String stage, String read, boolean signIn) {
    URI at(String path) {
        return origin.resolve(path);
    }
}
