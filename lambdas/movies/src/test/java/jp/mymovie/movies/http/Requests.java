package jp.mymovie.movies.http;

import jp.mymovie.movies.MovieRoute;

/** A sound request of every route, so that a test can loop over them all. */
final class Requests {
    private Requests() {}

    /**
     * Sends it.
     *
     * @param handle whom a path with a handle is about
     * @param word what a person would type: a handle, a name, words to search
     */
    static Api.Answer send(Api.Call call, MovieRoute route, String handle, String word) {
        String path = route.path()
                .replace("{handle}", handle)
                .replace("{name}", "backup")
                .replace("{tmdbId}", route == MovieRoute.RESTORE_ENTRY ? "3" : "1")
                .replace("{importId}", "AAAAAAAAAAAAAAAA");
        return switch (route) {
            case PUT_TOKEN -> call.json("{\"scopes\":[\"read\"]}").put(path);
            case LIST_MY_CHANGES -> call.get(path + "?since=0");
            case SEARCH_FILMS -> call.get(path + "?q=" + word);
            case SEARCH_USERS -> call.get(path + "?prefix=" + word);
            case PUT_ME ->
                call.header("If-None-Match", "*")
                        .json("{\"handle\":\"%s\",\"nickname\":\"%s\"}".formatted(word, word))
                        .put(path);
            case PATCH_ME ->
                call.header("If-Match", "*")
                        .json("{\"nickname\":\"%s\"}".formatted(word))
                        .patch(path);
            case PUT_ENTRY ->
                call.json("{\"score\":60,\"note\":\"%s\"}".formatted(word)).put(path);
            case PATCH_ENTRY ->
                call.header("If-Match", "*")
                        .json("{\"score\":60,\"note\":\"%s\"}".formatted(word))
                        .patch(path);
            case SEND_MESSAGE ->
                call.json("{\"category\":\"other\",\"text\":\"%s\",\"email\":\"%s@example.org\"}".formatted(word, word))
                        .post(path);
            case START_IMPORT ->
                call.header("Content-Type", "text/csv")
                        .header("Idempotency-Key", word)
                        .body("Name,Rating10\n%s,5\n".formatted(word))
                        .post(path);
            case PATCH_IMPORT -> call.json("{\"wanted\":\"stop\"}").patch(path);
            case CHOOSE_FILMS ->
                call.json("{\"choices\":[{\"row\":0,\"tmdbId\":1}]}").patch(path);
            default ->
                switch (route.method()) {
                    case "GET" -> call.get(path);
                    case "PUT" -> call.put(path);
                    case "POST" -> call.post(path);
                    case "DELETE" -> call.delete(path);
                    default -> throw new IllegalStateException("say here how " + route + " is asked");
                };
        };
    }
}
