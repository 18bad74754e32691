/** API Gateway: routes, key, authorizer, throttle and gateway answers as the templates say them. */
@NullMarked
package jp.mymovie.local.api;

import org.jspecify.annotations.NullMarked;
