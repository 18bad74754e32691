package jp.mymovie.operator;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Unavailable;
import jp.mymovie.movies.dynamodb.Identities;
import jp.mymovie.movies.dynamodb.IdentityList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Lets identities of a sign-in service lead to users who are there, one or a file of them, or lists which lead to whom. An
 * identity that is linked stays; linking it again changes nothing, so a file is given again after a failure.
 */
final class Link implements Command {
    private static final List<String> WAYS = List.of("--handle", "--file", "--list");

    private final PrintStream out;

    Link(PrintStream out) {
        this.out = out;
    }

    @Override
    public String usage() {
        return "link --table NAME [--endpoint URL] (--handle HANDLE --issuer URL --subject SUB | --file CSV | --list)";
    }

    /** Gives 0 where every identity leads to its user now, 1 where one does not. */
    @Override
    public int run(List<String> arguments) {
        Arguments given = Arguments.parse(
                arguments,
                List.of("--table", "--endpoint", "--handle", "--issuer", "--subject", "--file"),
                List.of("--list"));
        String table = given.required("--table", "the name of the table");
        List<String> ways = WAYS.stream()
                .filter(way -> given.has(way) || given.value(way) != null)
                .toList();
        if (ways.size() != 1) {
            throw new IllegalArgumentException("one of '--handle', '--file' and '--list' must be given, got "
                    + (ways.isEmpty() ? "none" : ways.stream().collect(Collectors.joining("' and '", "'", "'"))));
        }
        List<LinkFile.Row> rows = ways.contains("--list") ? List.of() : rows(given);
        try (DynamoDbClient client = Tables.client(given.value("--endpoint"))) {
            if (given.has("--list")) {
                list(new IdentityList(client, table));
                return 0;
            }
            return link(new Identities(client, table), rows) ? 0 : 1;
        } catch (ResourceNotFoundException e) {
            throw new IllegalArgumentException(
                    "'--table' must name a table of this account and region, got '%s': aws dynamodb list-tables names them"
                            .formatted(table));
        }
    }

    private static List<LinkFile.Row> rows(Arguments given) {
        String file = given.value("--file");
        return file != null
                ? LinkFile.read(file)
                : List.of(new LinkFile.Row(
                        0,
                        given.required("--handle", "the handle of the user"),
                        given.required("--issuer", "the iss of the identity's tokens"),
                        given.required("--subject", "the sub of the identity's tokens")));
    }

    /** Links each, whatever became of those before; whether all are. */
    boolean link(Identities identities, List<LinkFile.Row> rows) {
        int linked = 0;
        for (LinkFile.Row row : rows) {
            String reason = link(identities, row);
            linked += reason == null ? 1 : 0;
            if (reason != null) {
                out.printf(
                        "%s%s: not linked: %s%n",
                        row.line() == 0 ? "" : "line " + row.line() + ": ", row.handle(), reason);
            }
        }
        out.printf("%d of %d are linked%n", linked, rows.size());
        return linked == rows.size();
    }

    /** Null, or why it could not be done. */
    private @Nullable String link(Identities identities, LinkFile.Row row) {
        Handle handle = Handle.parse(row.handle());
        if (handle == null) {
            return "handle must be 3 to 20 of a-z, 0-9 and underscore, got '%s'".formatted(row.handle());
        }
        if (!row.issuer().matches("https?://\\S+")) {
            return "issuer must be the iss of its tokens, https://cognito-idp.REGION.amazonaws.com/POOL, got '%s'"
                    .formatted(row.issuer());
        }
        if (!row.subject().matches("\\S+")) {
            return "subject must be the sub of its tokens, without spaces, got '%s'".formatted(row.subject());
        }
        Identity identity = new Identity(row.issuer(), row.subject());
        try {
            return switch (identities.link(handle, identity)) {
                case DONE -> said("%s: linked to '%s' of %s", handle, identity);
                case SAME -> said("%s: was linked before to '%s' of %s", handle, identity);
                case TAKEN ->
                    "'%s' of %s leads to another user, or to an account that was deleted: delete that account in the service, sign up once more, and link the new subject"
                            .formatted(identity.subject(), identity.issuer());
                case NOBODY -> "nobody has the handle '%s': --list shows those there are".formatted(handle);
            };
        } catch (ResourceNotFoundException e) {
            throw e;
        } catch (SdkException | Unavailable e) {
            return "the table did not take it (%s): run the command again".formatted(e.getMessage());
        }
    }

    private @Nullable String said(String line, Handle handle, Identity identity) {
        out.printf(line + "%n", handle, identity.subject(), identity.issuer());
        return null;
    }

    /** Writes {@code handle,issuer,subject} of all, which {@code --file} takes. */
    void list(IdentityList identities) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(LinkFile.COLUMNS);
            identities
                    .all()
                    .forEach(one -> csv.writeRecord(
                            one.handle().value(),
                            one.identity().issuer(),
                            one.identity().subject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(text);
        out.flush();
    }
}
