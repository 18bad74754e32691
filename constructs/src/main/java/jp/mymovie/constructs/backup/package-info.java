@NullMarked
package jp.mymovie.constructs.backup;

import org.jspecify.annotations.NullMarked;
