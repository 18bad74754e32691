@NullMarked
package jp.mymovie.app.management;

import org.jspecify.annotations.NullMarked;
