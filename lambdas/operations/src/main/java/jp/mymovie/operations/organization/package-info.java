@NullMarked
package jp.mymovie.operations.organization;

import org.jspecify.annotations.NullMarked;
