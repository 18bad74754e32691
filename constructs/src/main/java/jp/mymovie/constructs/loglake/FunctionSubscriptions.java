package jp.mymovie.constructs.loglake;

import jp.mymovie.constructs.function.JavaFunction;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** Subscribes a stream to the log of every {@link JavaFunction} in the same account and region, once. */
final class FunctionSubscriptions implements IAspect {
    private final FunctionErrorStream stream;

    FunctionSubscriptions(FunctionErrorStream stream) {
        this.stream = stream;
    }

    @Override
    public void visit(IConstruct node) {
        if (node instanceof JavaFunction function && isNear(function) && !stream.takes(function.logGroup())) {
            stream.subscribe(function.logGroup());
        }
    }

    private boolean isNear(JavaFunction function) {
        Stack here = Stack.of(stream);
        Stack there = Stack.of(function);
        return here.getAccount().equals(there.getAccount()) && here.getRegion().equals(there.getRegion());
    }
}
