/** Requests made from {@code openapi.yaml}, sent through the local gateway, and the answers judged by it. */
@NullMarked
package jp.mymovie.test.probe;

import org.jspecify.annotations.NullMarked;
