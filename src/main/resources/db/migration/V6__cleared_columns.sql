-- How many cells of which column empty their fields, as the preflight counted them in valid rows; the most first.
create table correction_preflight_cleared (
  job_instance_id bigint not null references correction_input,
  ordinal         integer not null,
  column_name     varchar(10000) not null,
  cell_count      bigint not null,
  primary key (job_instance_id, ordinal)
);

-- Earlier versions did not count them, and judged some values otherwise: the next run reads the input once more.
update correction_input set reading = '' where reading is not null;
