package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.stream.Stream;

/** What the streams of an account may do in the lake: said once, for the role on the one side and the bucket on the other. */
final class LakeFolders {
    static final List<String> OBJECT_ACTIONS = List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl");

    /** Where records go that could not be delivered as they should, outside every table. */
    static final String ERRORS = "errors";

    private LakeFolders() {}

    /**
     * The folders of an account.
     *
     * @param logs the names of its own logs beside those of API Gateway and Lambda
     */
    static List<String> of(String account, List<String> logs) {
        return Stream.of(Stream.of(ApiGatewayLog.NAME, LambdaLog.NAME, ERRORS), logs.stream())
                .flatMap(names -> names)
                .map(name -> name + "/" + account + "/*")
                .toList();
    }
}
