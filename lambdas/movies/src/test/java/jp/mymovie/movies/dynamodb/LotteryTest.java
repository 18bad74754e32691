package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

final class LotteryTest {
    private final DynamoDbClient client = TestTable.client();
    private final String table = TestTable.createWithoutStream();

    @Test
    void drawsNobodyWhereNobodyIs() {
        assertThat(new Lottery(client, table).draw(new Random(1))).isNull();
    }

    /** Chi-square of 59 degrees of freedom: 98 is passed once in a thousand, and the seed is fixed. */
    @Test
    void givesEachTheSameChanceUpToAHundred() {
        assertThat(chiSquare(60, 3_000)).isLessThan(98);
    }

    /**
     * The mean for 299 degrees of freedom is 299, with a standard deviation of 24; a chance that varies by a
     * tenth adds one hundredth of the draws, 60. Drawing the first ticket behind a place would add all 6,000 of them.
     */
    @Test
    void givesEachNearlyTheSameChanceAmongMore() {
        assertThat(chiSquare(300, 6_000)).isLessThan(470);
    }

    @Test
    void costsOneReadUnitAndAHalfAtMost() {
        people(300);
        double most = 0;
        List<Double> costs = new ArrayList<>();
        DynamoDbClient counting = counting(costs);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            costs.clear();
            new Lottery(counting, table).draw(random);
            most = Math.max(
                    most, costs.stream().mapToDouble(Double::doubleValue).sum());
        }
        assertThat(most).isBetween(0.5, 1.5);
    }

    private double chiSquare(int people, int draws) {
        people(people);
        Lottery lottery = new Lottery(client, table);
        Random random = new Random(20261124);
        Map<Handle, Integer> times = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            times.merge(Objects.requireNonNull(lottery.draw(random)), 1, Integer::sum);
        }
        double expected = (double) draws / people;
        double sum = (people - times.size()) * expected;
        for (int n : times.values()) {
            sum += (n - expected) * (n - expected) / expected;
        }
        return sum;
    }

    /** With handles and ids as long as they get. */
    private void people(int number) {
        Random random = new Random(42);
        for (int i = 0; i < number; i++) {
            String id = "%08x-0000-4000-8000-%012x".formatted(random.nextInt(), i);
            User user = User.named(id, new Handle("somebody_called_%04d".formatted(i)), "x");
            client.putItem(request -> request.tableName(table).item(Lottery.ticket(user)));
        }
    }

    private DynamoDbClient counting(List<Double> costs) {
        return new DynamoDbClient() {
            @Override
            public String serviceName() {
                return client.serviceName();
            }

            @Override
            public void close() {}

            @Override
            public QueryResponse query(QueryRequest request) {
                QueryResponse response = client.query(request.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build());
                costs.add(response.consumedCapacity().capacityUnits());
                return response;
            }
        };
    }
}
