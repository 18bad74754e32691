@NullMarked
package jp.mymovie.policy;

import org.jspecify.annotations.NullMarked;
