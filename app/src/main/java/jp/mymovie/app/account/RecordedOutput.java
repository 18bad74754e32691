package jp.mymovie.app.account;

import jp.mymovie.app.settings.Crossed;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** An output that a person writes down under {@code estate.recorded}, because another account needs it. */
public final class RecordedOutput {
    private RecordedOutput() {}

    /** Adds to a stack the output that {@link Crossed#remedy} names. */
    public static void add(Stack stack, String id, String value, Crossed recordedAs) {
        CfnOutput.Builder.create(stack, id)
                .value(value)
                .description("Record it as estate.recorded." + recordedAs.path())
                .build();
    }
}
