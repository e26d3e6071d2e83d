-- The settings that a run was begun with: its report can be written again only with the same ones.
create table correction_run_setting (
  job_execution_id bigint not null references correction_run on delete cascade,
  name             varchar(20000) not null,
  setting          varchar(1000000) not null
);

create index correction_run_setting_of_run on correction_run_setting (job_execution_id);
