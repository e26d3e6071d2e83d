-- A plan reads what Connect holds and changes nothing: it is no run of the input, and has outcomes of its own.
alter table correction_input add column purpose varchar(10) default 'RUN' not null;

-- Where earlier values are kept: a folder or a place in S3. Null where no run was to keep them.
alter table correction_input add column changes_at varchar(8192);

-- What a row changes: for each column that it gives, the column's number and a letter. Null where the contact was not read.
alter table correction_outcome add column changes varchar(1000000);

-- The columns of an input whose contacts are read, by their numbers in the file.
create table correction_column (
  job_instance_id bigint not null references correction_input,
  column_no       integer not null,
  column_name     varchar(10000) not null,
  primary key (job_instance_id, column_no)
);
