package jp.mymovie.constructs.loglake;

import java.util.List;

/** What the streams of an account may do in the lake: said once, for the role on the one side and the bucket on the other. */
final class LakeFolders {
    static final List<String> OBJECT_ACTIONS = List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl");

    /** Where records go that could not be delivered as they should, outside every table. */
    static final String ERRORS = "errors";

    private LakeFolders() {}

    /** The folders of an account. */
    static List<String> of(String account) {
        return List.of(
                ApiGatewayLog.NAME + "/" + account + "/*",
                LambdaLog.NAME + "/" + account + "/*",
                ERRORS + "/" + account + "/*");
    }
}
