/** Deployments of functions in virtual time: the weights of an alias, the hook, the alarms and the way back. */
@NullMarked
package jp.mymovie.local.deployment;

import org.jspecify.annotations.NullMarked;
