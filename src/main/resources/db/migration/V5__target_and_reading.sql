-- What each input is applied to: a rehearsal, another instance or another Region has outcomes of its own.
alter table correction_input add column region varchar(100) default 'unknown' not null;
-- Null where it was not recorded.
alter table correction_input add column endpoint varchar(2048);
alter table correction_input add column instance_id varchar(100);
-- Job instances that were made before did not have the target among their parameters.
alter table correction_input add column target_identifies boolean default false not null;

-- The earlier versions named a Region with each run, which was "simulated" for a rehearsal: the last one tells.
update correction_input set
  region = coalesce((
    select r.region from correction_run r where r.job_execution_id = (
      select max(last_run.job_execution_id) from correction_run last_run
      where last_run.job_instance_id = correction_input.job_instance_id)), 'unknown'),
  instance_id = (
    select max(regexp_replace(s.setting, '^ *arn:.*:instance/', ''))
    from correction_run_setting s where s.name = 'corrections.instance-id' and s.job_execution_id = (
      select max(last_run.job_execution_id) from correction_run last_run
      where last_run.job_instance_id = correction_input.job_instance_id));

update correction_input set endpoint = 'regional' where region = 'simulated';

-- What decides how a cell is read, each as a digest; charset and delimiter are their own.
create table correction_input_setting (
  job_instance_id bigint not null references correction_input on delete cascade,
  name            varchar(100) not null,
  digest          varchar(100) not null,
  primary key (job_instance_id, name)
);

insert into correction_input_setting (job_instance_id, name, digest)
select job_instance_id, 'charset', substring(framing from 1 for position(' with delimiter ' in framing) - 1)
from correction_input where framing like '% with delimiter %';

insert into correction_input_setting (job_instance_id, name, digest)
select job_instance_id, 'delimiter', substring(framing from position(' with delimiter ' in framing) + 16)
from correction_input where framing like '% with delimiter %';

-- The digest of #N/A, which was the clear token of those that named none.
insert into correction_input_setting (job_instance_id, name, digest)
select i.job_instance_id, 'clear-token', '7526c6e7e976745abb3aa27c5eb0a1002637e55eaeda2da59f8cbb80ea916f88'
from correction_input i where not exists (
  select 1 from correction_run r join correction_run_setting s on s.job_execution_id = r.job_execution_id
  where r.job_instance_id = i.job_instance_id and s.name = 'corrections.clear-token');

-- What continues from them has to say so from now on.
update correction_run set
  command = command || ' ''--clear-token=#N/A''',
  next_command = next_command || ' ''--clear-token=#N/A'''
where not exists (
  select 1 from correction_run_setting s
  where s.job_execution_id = correction_run.job_execution_id and s.name = 'corrections.clear-token');

alter table correction_input drop column framing;
