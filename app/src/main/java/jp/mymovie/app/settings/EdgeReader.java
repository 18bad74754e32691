package jp.mymovie.app.settings;

import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.constructs.edge.PricingPlan;
import org.jspecify.annotations.Nullable;

/** Reads {@code edge} of a stage. */
final class EdgeReader {
    private static final List<String> PLANS =
            Stream.of(PricingPlan.values()).map(PricingPlan::name).toList();

    private EdgeReader() {}

    static Estate.Edge read(Setting edge) {
        if (!edge.isPresent()) {
            return Estate.Edge.DEFAULT;
        }
        edge.onlyKeys("plan", "webAcl");
        Setting plan = edge.optional("plan");
        Setting webAcl = edge.optional("webAcl");
        if (!plan.isPresent()) {
            return new Estate.Edge(null, webAcl.flag(false));
        }
        if (!webAcl.flag(true)) {
            throw webAcl.wrong("true or absent, since every plan wants a web ACL and pays for it");
        }
        @Nullable
        PricingPlan tier = PricingPlan.valueOf(plan.among(PLANS, "one of " + PLANS + ", or absent for pay-as-you-go"));
        return new Estate.Edge(tier, true);
    }
}
