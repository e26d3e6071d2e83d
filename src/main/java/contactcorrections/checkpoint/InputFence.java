package contactcorrections.checkpoint;

import contactcorrections.history.InputStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fence around all rows of an input, which belong to the latest run of it. */
record InputFence(JdbcClient client, InputStore inputs, long jobInstanceId, long jobExecutionId) implements Fence {

    /**
     * The lock on the input's record makes a run that begins wait; asked in a statement after the lock, as the lock may have
     * been waited for.
     */
    @Override
    public boolean holds() {
        inputs.lock(jobInstanceId);
        return client.sql("select count(*) from correction_run where job_instance_id = ? and job_execution_id > ?")
                        .params(jobInstanceId, jobExecutionId)
                        .query(Long.class)
                        .single()
                == 0;
    }

    @Override
    public long epoch() {
        return jobExecutionId;
    }

    @Override
    public long begunRow() {
        return client.sql("select begun_row from correction_input where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
    }

    @Override
    public void raiseBegunRow(long row) {
        client.sql("update correction_input set begun_row = greatest(begun_row, ?) where job_instance_id = ?")
                .params(row, jobInstanceId)
                .update();
    }

    @Override
    public void setBegunRow(long row) {
        client.sql("update correction_input set begun_row = ? where job_instance_id = ?")
                .params(row, jobInstanceId)
                .update();
    }

    @Override
    public void decided(int rows, int failed) {
        // The outcomes are counted: no other step decides rows of the input.
    }

    @Override
    public void complete() {
        // The outcomes tell.
    }
}
