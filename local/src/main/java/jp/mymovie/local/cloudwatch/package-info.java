/** CloudWatch's metrics and alarms: a store of data points, and the state of each alarm at a moment of virtual time. */
@NullMarked
package jp.mymovie.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
