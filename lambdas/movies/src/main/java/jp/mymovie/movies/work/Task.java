package jp.mymovie.movies.work;

import jp.mymovie.movies.dynamodb.Change;

/**
 * What is to be done about a change of the table. It is told at least once, and of the changes of a partition in their
 * order; what it throws brings the same change again later.
 */
public interface Task {
    boolean takes(Change change);

    void run(Change change);
}
