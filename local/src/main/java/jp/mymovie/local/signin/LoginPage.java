package jp.mymovie.local.signin;

import jp.mymovie.local.http.Response;

/**
 * Page on which one types a name. It posts to its own address, so nothing of the request is written into it but why an account
 * was refused.
 */
final class LoginPage {
    private static final String HTML = """
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>MyMovie にログイン</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f3f4f8, #14161c) }
            form { width: min(22rem, 88vw); padding: 2rem; border-radius: 1rem; background: light-dark(#fff, #20242e);
              box-shadow: 0 .5rem 2rem rgb(0 0 0 / .15) }
            h1 { margin: 0 0 1.5rem; font-size: 1.4rem }
            label { display: block; margin-bottom: .3rem; font-weight: 600 }
            input, button { width: 100%; box-sizing: border-box; padding: .7rem .9rem; border-radius: .6rem; font: inherit }
            input { border: 1px solid #8a90a2; background: transparent; color: inherit }
            button { margin-top: 1rem; border: 0; background: #3456d8; color: #fff; font-weight: 600; cursor: pointer }
            p { margin: 1.2rem 0 0; font-size: .85rem; opacity: .75 }
            p.refused { margin: 0 0 1rem; opacity: 1; color: light-dark(#a01722, #ff9aa2) }
            </style>
            </head>
            <body>
            <form method="post">
            <h1>🎬 MyMovie</h1>
            <!--refused-->
            <label for="name">名前 / Name</label>
            <input id="name" name="name" required maxlength="60" autofocus autocomplete="username" placeholder="hanako">
            <button type="submit">ログイン / Sign in</button>
            <p>この画面は手元で動かすときだけのものです。パスワードは要りません。<br>
            This page exists on your machine only: any name will do.</p>
            </form>
            </body>
            </html>
            """;

    private LoginPage() {}

    static Response answer() {
        return answer(200, "");
    }

    /** The page again, with the message that Cognito would show. */
    static Response refused(String message) {
        String text = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return answer(400, "<p class=\"refused\" role=\"alert\">%s</p>".formatted(text));
    }

    private static Response answer(int status, String refused) {
        return Response.of(status, "text/html; charset=utf-8", HTML.replace("<!--refused-->", refused))
                .with(
                        "content-security-policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    }
}
