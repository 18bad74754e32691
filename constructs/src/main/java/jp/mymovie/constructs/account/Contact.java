package jp.mymovie.constructs.account;

import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * Whom AWS calls beside the root user: of security, of operations and of the bill.
 *
 * @param name 1 to 64 characters
 * @param title 1 to 50 characters
 * @param email an address
 * @param phone with the country, such as {@code +81-3-0000-0000}
 * @see <a href="https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html">PutAlternateContact</a>
 */
public record Contact(String name, String title, String email, String phone) {
    /** @throws IllegalArgumentException if AWS would not take a value */
    public Contact {
        require("name", name, ".{1,64}", "1 to 64 characters");
        require("title", title, ".{1,50}", "1 to 50 characters");
        require("email", email, "[^\\s@]+@[^\\s@]+\\.[^\\s@]+", "an e-mail address");
        require("phone", phone, "[+0-9 ()-]{6,25}", "a number such as +81-3-0000-0000");
    }

    private static void require(String what, String value, String form, String wanted) {
        if (!value.matches(form)) {
            throw new IllegalArgumentException("'%s' must be %s, got %s".formatted(what, wanted, value));
        }
    }

    Map<String, String> as(String type) {
        return Ordered.map("Type", type, "Name", name, "Title", title, "EmailAddress", email, "PhoneNumber", phone);
    }
}
