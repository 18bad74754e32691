package jp.mymovie.operations.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts and styles of a page, as its tags name them. */
final class PageFiles {
    private static final Pattern TAG = Pattern.compile("<(script|link)\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern STYLES = Pattern.compile("\\brel\\s*=\\s*\"?stylesheet\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODULE =
            Pattern.compile("\\brel\\s*=\\s*\"?modulepreload\\b", Pattern.CASE_INSENSITIVE);

    /**
     * A file.
     *
     * @param path as the page writes it
     * @param script whether it is a script rather than styles
     * @param integrity hash of subresource integrity; empty where the page states none
     */
    record Entry(String path, boolean script, String integrity) {}

    private PageFiles() {}

    static List<Entry> of(String html) {
        List<Entry> files = new ArrayList<>();
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            String attributes = tags.group(2);
            boolean script = tags.group(1).equalsIgnoreCase("script");
            boolean module = MODULE.matcher(attributes).find();
            String path = attribute(attributes, script ? "src" : "href");
            if (!path.isEmpty()
                    && (script || module || STYLES.matcher(attributes).find())) {
                files.add(new Entry(path, script || module, attribute(attributes, "integrity")));
            }
        }
        return files;
    }

    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile("\\b" + name + "\\s*=\\s*[\"']([^\"']*)[\"']", Pattern.CASE_INSENSITIVE)
                .matcher(attributes);
        return value.find() ? value.group(1) : "";
    }
}
