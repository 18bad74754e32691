/** Requests and answers as values, and the server that takes and sends them. */
@NullMarked
package jp.mymovie.local.http;

import org.jspecify.annotations.NullMarked;
