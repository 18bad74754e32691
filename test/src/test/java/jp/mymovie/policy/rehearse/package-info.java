@NullMarked
package jp.mymovie.policy.rehearse;

import org.jspecify.annotations.NullMarked;
