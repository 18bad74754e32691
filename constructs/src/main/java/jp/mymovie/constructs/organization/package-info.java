@NullMarked
package jp.mymovie.constructs.organization;

import org.jspecify.annotations.NullMarked;
