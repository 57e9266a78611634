/** The package ships its zod schemas as JavaScript without declarations; these are the ones used here. */
declare module 'discord-api-spec/zod' {
  export interface SpecIssue {
    readonly code: string;
    readonly path: readonly PropertyKey[];
    readonly message: string;
    readonly origin?: string;
    readonly expected?: string;
    readonly format?: string;
    readonly minimum?: number | bigint;
    readonly maximum?: number | bigint;
    readonly values?: readonly unknown[];
    readonly errors?: readonly (readonly SpecIssue[])[];
  }
  export interface SpecSchema {
    safeParse(
      value: unknown,
    ): { success: true } | { success: false; error: { issues: readonly SpecIssue[] } };
  }
  export const MessageCreateRequestSchema: SpecSchema;
  export const MessageEditRequestPartialSchema: SpecSchema;
  export const IncomingWebhookInteractionRequestSchema: SpecSchema;
  export const IncomingWebhookRequestPartialSchema: SpecSchema;
  export const IncomingWebhookUpdateRequestPartialSchema: SpecSchema;
  export const BaseCreateMessageCreateRequestSchema: SpecSchema;
  export const CreateForumThreadRequestSchema: SpecSchema;
  export const CreateTextThreadWithMessageRequestSchema: SpecSchema;
  export const CreateTextThreadWithoutMessageRequestSchema: SpecSchema;
  export const UpdateGuildChannelRequestPartialSchema: SpecSchema;
  export const UpdateThreadRequestPartialSchema: SpecSchema;
  export const CreatePrivateChannelRequestSchema: SpecSchema;
  export const ApplicationCommandCreateRequestSchema: SpecSchema;
  export const ApplicationCommandUpdateRequestSchema: SpecSchema;
  export const ApplicationCommandPatchRequestPartialSchema: SpecSchema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: SpecSchema;
  export const CreateMessageInteractionCallbackRequestSchema: SpecSchema;
  export const UpdateMessageInteractionCallbackRequestSchema: SpecSchema;
  export const ModalInteractionCallbackRequestSchema: SpecSchema;
  export const PongInteractionCallbackRequestSchema: SpecSchema;
  export const BotAccountPatchRequestSchema: SpecSchema;
  export const MessageResponseSchema: SpecSchema;
  export const GuildChannelResponseSchema: SpecSchema;
  export const ThreadResponseSchema: SpecSchema;
  export const ThreadsResponseSchema: SpecSchema;
  export const CreatedThreadResponseSchema: SpecSchema;
  export const UserResponseSchema: SpecSchema;
  export const GuildWithCountsResponseSchema: SpecSchema;
  export const ApplicationCommandResponseSchema: SpecSchema;
  export const InteractionCallbackResponseSchema: SpecSchema;
  export const GuildMemberResponseSchema: SpecSchema;
  export const GuildRoleResponseSchema: SpecSchema;
}
