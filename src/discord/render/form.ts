import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import { oneLine, plain } from './escape.ts';
import { fit } from './limits.ts';

/** Discord's limits on a form. */
const formLimits = { title: 45, label: 45, detail: 100, value: 4000, options: 25, fields: 5 } as const;

/** What somebody is asked to fill in. */
export interface Form {
  readonly form: APIModalInteractionResponseCallbackData;
}

interface Field {
  /** By which it is read when it is sent. */
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

/** Everything may be left empty. */
export type FormField =
  | (Field & {
      readonly kind: 'text';
      readonly value: string;
      readonly max: number;
      readonly isLong?: boolean;
    })
  | (Field & {
      readonly kind: 'choose';
      readonly options: readonly {
        readonly label: string;
        readonly value: string;
        readonly isChosen: boolean;
      }[];
    });

/** At most five fields, each under its label. */
export function form(customId: string, title: string, fields: readonly FormField[]): Form {
  return {
    form: {
      custom_id: customId,
      title: shortened(title, formLimits.title),
      components: fields.slice(0, formLimits.fields).map(labelled),
    },
  };
}

const shortened = (text: string, max: number) => fit(oneLine(text), max, plain);

function labelled(field: FormField): APILabelComponent {
  const { label, detail } = field;
  return {
    type: ComponentType.Label,
    label: shortened(label, formLimits.label),
    ...(detail === undefined ? {} : { description: shortened(detail, formLimits.detail) }),
    component: inputOf(field),
  };
}

function inputOf(field: FormField): APILabelComponent['component'] {
  if (field.kind === 'text') {
    const max = Math.min(field.max, formLimits.value);
    const value = field.value.length <= max ? field.value : '';
    return {
      type: ComponentType.TextInput,
      custom_id: field.id,
      style: field.isLong === true ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: false,
      max_length: max,
      ...(value === '' ? {} : { value }),
    };
  }
  const options = field.options.slice(0, formLimits.options);
  return {
    type: ComponentType.StringSelect,
    custom_id: field.id,
    required: false,
    min_values: 0,
    max_values: options.length,
    options: options.map(({ label, value, isChosen }) => ({
      label: shortened(label, 100) || '…',
      value,
      default: isChosen,
    })),
  };
}
