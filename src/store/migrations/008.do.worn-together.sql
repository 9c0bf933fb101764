-- Of the looks that are evidence, alike in gender, temperature (steps of 3 °C) and model version: how many show all of some classes. One bit a
-- class, as in look.class_bits: none (all looks), one, or two. 254 rows at most for each kind of look, however many looks there are.
create table worn_together (
  gender text not null,
  from_c integer not null,
  model_version text not null,
  class_bits integer not null,
  looks integer not null,
  primary key (gender, from_c, model_version, class_bits)
);

insert into worn_together (gender, from_c, model_version, class_bits, looks)
select gender, from_c, model_version, mask.class_bits, sum(looks)
from (
  select gender, 3 * floor((weather ->> 'apparentC')::double precision / 3)::integer as from_c, model_version, class_bits, count(*) as looks
  from look where state = 'evidence' group by 1, 2, 3, 4
) as shown
join (select 0 as class_bits union select (1 << a) | (1 << b) from generate_series(0, 21) as a, generate_series(0, 21) as b) as mask
  on shown.class_bits & mask.class_bits = mask.class_bits
group by 1, 2, 3, 4;
