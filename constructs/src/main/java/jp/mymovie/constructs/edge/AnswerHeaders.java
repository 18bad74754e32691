package jp.mymovie.constructs.edge;

import java.util.List;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.IResponseHeadersPolicy;

/** Headers of answers: policies, and functions where the policies are not one's own. */
interface AnswerHeaders {
    IResponseHeadersPolicy forPages();

    IResponseHeadersPolicy forAssets();

    /** Functions that add to the answers of pages; none by default. */
    default List<FunctionAssociation> onPages() {
        return List.of();
    }

    /** Functions that add to the answers of assets; none by default. */
    default List<FunctionAssociation> onAssets() {
        return List.of();
    }
}
