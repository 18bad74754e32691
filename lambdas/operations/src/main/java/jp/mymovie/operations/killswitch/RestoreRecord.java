package jp.mymovie.operations.killswitch;

import java.util.List;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * What stood before the cut, kept in one SSM parameter as a {@link ChangeBatchJson}. The function makes the parameter
 * itself: a parameter of CloudFormation would be emptied by a later deploy. Needs {@code ssm:GetParameter} and
 * {@code ssm:PutParameter} on it.
 */
final class RestoreRecord {
    private final SsmClient ssm;
    private final String parameter;

    RestoreRecord(SsmClient ssm, String parameter) {
        this.ssm = ssm;
        this.parameter = parameter;
    }

    /** The record sets on record, none when nothing was ever cut. */
    List<ResourceRecordSet> read() {
        try {
            return ChangeBatchJson.read(value(parameter));
        } catch (ParameterNotFoundException e) {
            return List.of();
        }
    }

    /**
     * Writes {@code sets} and reads them back.
     *
     * @throws IllegalStateException when the record does not hold exactly {@code sets}: nothing may be cut then
     */
    void write(List<ResourceRecordSet> sets) {
        String text = ChangeBatchJson.write(sets);
        if (!ChangeBatchJson.read(text).equals(sets)) {
            throw new IllegalStateException(
                    "only simple alias or value records can be put back exactly, got " + sets + ": nothing was cut");
        }
        Long version = ssm.putParameter(put -> put.name(parameter)
                        .type(ParameterType.STRING)
                        // Above 4 KB it becomes an advanced parameter rather than an error.
                        .tier(ParameterTier.INTELLIGENT_TIERING)
                        .overwrite(true)
                        .value(text))
                .version();
        String kept = value(parameter + ":" + version);
        if (!kept.equals(text)) {
            throw new IllegalStateException("the restore record '" + parameter + "' must hold '" + text + "', got '"
                    + kept + "': nothing was cut");
        }
    }

    private String value(String name) {
        return ssm.getParameter(get -> get.name(name)).parameter().value();
    }
}
