package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;

/**
 * A log of the services in the writers' accounts: {@code <kind>/<account>/<service>/yyyy/MM/dd/}, JSON lines.
 *
 * @param accounts the accounts that write
 * @param services what the services are called in the paths
 * @param since the first day
 */
record ServiceLog(
        String name,
        String description,
        List<LogColumn> columns,
        List<String> accounts,
        List<String> services,
        LocalDate since)
        implements LogKind {
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
