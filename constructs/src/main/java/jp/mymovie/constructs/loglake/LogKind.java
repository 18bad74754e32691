package jp.mymovie.constructs.loglake;

import java.util.List;

/**
 * A kind of log: the folder of the lake that its writers fill, and the table that reads it. Both are said in one place,
 * so that no file lands where no query looks.
 */
sealed interface LogKind permits S3AccessLog, ServiceLog, TrailLog {
    /** The name of the folder and of the table. */
    String name();

    String description();

    List<LogColumn> columns();

    List<PartitionKey> keys();

    /** Below the bucket, with <code>${key}</code> for each key, ending in a slash. */
    String location();

    /** The class that reads a line, or the whole file. */
    Serde serde();
}
