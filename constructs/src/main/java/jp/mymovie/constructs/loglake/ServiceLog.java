package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;

/**
 * A log of the services in the writers' accounts: {@code <kind>/<account>/<service>/yyyy/MM/dd/}.
 *
 * @param serde how its lines are read
 * @param accounts the accounts that write
 * @param services what the services are called in the paths
 * @param since the first day
 */
record ServiceLog(
        String name,
        String description,
        List<LogColumn> columns,
        Serde serde,
        List<String> accounts,
        List<String> services,
        LocalDate since)
        implements LogKind {
    /** A log of JSON lines. */
    static ServiceLog json(
            String name,
            String description,
            List<LogColumn> columns,
            List<String> accounts,
            List<String> services,
            LocalDate since) {
        return new ServiceLog(name, description, columns, Serde.openX(columns), accounts, services, since);
    }

    @Override
    public List<PartitionKey> keys() {
        return List.of(
                PartitionKey.oneOf("account", accounts),
                PartitionKey.oneOf("service", services),
                PartitionKey.day(since));
    }

    @Override
    public String location() {
        return name + "/${account}/${service}/${day}/";
    }
}
