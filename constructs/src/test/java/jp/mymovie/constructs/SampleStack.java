package jp.mymovie.constructs;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** An empty stack of account 111111111111 for a test to fill. */
public final class SampleStack {
    /** The account of the stack. */
    public static final String ACCOUNT = "111111111111";

    private SampleStack() {}

    /** In Tokyo. */
    public static Stack create() {
        return in("ap-northeast-1");
    }

    public static Stack in(String region) {
        return new Stack(
                new App(),
                "Sample",
                StackProps.builder()
                        .env(Environment.builder()
                                .account(ACCOUNT)
                                .region(region)
                                .build())
                        .build());
    }
}
