/** Versions with a fault, deployed through the local run's canary. */
@NullMarked
package jp.mymovie.test.deployed;

import org.jspecify.annotations.NullMarked;
